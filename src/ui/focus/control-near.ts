const BOUNDARY = 'dialog, main, body';

type IsWanted = (element: Element) => boolean;

export const isReachable = (element: Element): boolean =>
  element instanceof HTMLElement &&
  element.tabIndex >= 0 &&
  !element.matches(':disabled, [inert] *') &&
  element.checkVisibility({ visibilityProperty: true });

export const firstControl = (roots: readonly Element[], isWanted: IsWanted): Element | undefined =>
  firstOf(roots, (root) =>
    root.isConnected ? [root, ...root.querySelectorAll('*')].find(isWanted) : undefined,
  );

/** The wanted element nearest to the position that `lost` had before the changes that removed it. */
export function controlNear(
  lost: Element,
  changes: readonly MutationRecord[],
  isWanted: IsWanted,
): Element | undefined {
  const place = placeOf(lost, changes);
  if (!place) return undefined;
  const steps = stepsTo(lost, place.root);
  const nearest = (siblings: readonly Element[]) =>
    firstOf(siblings, (sibling) => {
      const same = steps && follow(steps, sibling);
      return same && isWanted(same) ? same : firstControl([sibling], isWanted);
    });
  const { parent, previous } = place;
  const children = [...parent.children];
  const at = previous ? children.indexOf(previous) + 1 : 0;
  const found = nearest(children.slice(at)) ?? nearest(children.slice(0, at).toReversed());
  if (found) return found;
  for (let scope = parent; !scope.matches(BOUNDARY) && scope.parentElement; scope = scope.parentElement) {
    const around = [...scope.parentElement.children];
    const here = around.indexOf(scope);
    const next = nearest(around.slice(here + 1)) ?? nearest(around.slice(0, here).toReversed());
    if (next) return next;
  }
  return undefined;
}

type ControlPlace = { readonly parent: Element; readonly previous: Element | undefined; readonly root: Node };

function placeOf(lost: Node, changes: readonly MutationRecord[]): ControlPlace | undefined {
  for (const { target, removedNodes, previousSibling } of changes) {
    const root = [...removedNodes].find((node) => node.contains(lost));
    if (!root || !(target instanceof Element)) continue;
    if (!target.isConnected) return placeOf(target, changes);
    return { parent: target, previous: elementAtOrBefore(previousSibling, changes), root };
  }
  return undefined;
}

function elementAtOrBefore(node: Node | null, changes: readonly MutationRecord[]): Element | undefined {
  if (node === null) return undefined;
  if (node instanceof Element && node.isConnected) return node;
  const before = node.isConnected
    ? node.previousSibling
    : changes.find(({ removedNodes }) => [...removedNodes].includes(node as ChildNode))?.previousSibling;
  return elementAtOrBefore(before ?? null, changes);
}

function stepsTo(element: Element, root: Node): readonly number[] | undefined {
  if (element === root) return [];
  const parent = element.parentElement;
  const before = parent && stepsTo(parent, root);
  return before ? [...before, [...parent.children].indexOf(element)] : undefined;
}

const follow = (steps: readonly number[], root: Element): Element | undefined =>
  steps.reduce<Element | undefined>((at, step) => at?.children[step], root);

function firstOf<T, Found>(all: readonly T[], find: (one: T) => Found | undefined): Found | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
