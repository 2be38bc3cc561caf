import { fileURLToPath } from 'node:url';

type Graph = {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
};

const src = fileURLToPath(new URL('../..', import.meta.url));
const routeFile = (name: string) => `${src}app/routes/${name}-route.tsx`;

const BESIDE = [...['run', 'runs', 'batch', 'batches', 'tasks'].map(routeFile), `${src}app/keys/finder.tsx`];

const LISTED = ['spend', 'runs', 'compare-runs'].map(routeFile);
const PLANNED = ['spend', 'tasks'].map(routeFile);
/** Screens that share a little: one chunk would load what only some of them share into all of them. */
const COMMON = [
  ['spend', 'tasks', 'run', 'collection', 'batch'],
  ['spend', 'tasks', 'run', 'compare-runs'],
  ['spend', 'tasks', 'runs', 'compare-runs'],
].map((names) => names.map(routeFile));
const NAMED = [...['run', 'runs'].map(routeFile), `${src}app/latest-in-tab.tsx`];
const FIRST = routeFile('workers');
const HOLDERS = ['run', 'collection', 'batch'].map(routeFile);
/** Code that other screens need stays in files of its own; otherwise those screens would load the rest too. */
const OTHERS = [
  ...['compose', 'run', 'batch', 'collection'].map(routeFile),
  `${src}features/compose-run/options/run-options.tsx`,
  `${src}features/compose-run/request/request-panel.tsx`,
];

/** A control of many screens and lazy parts: they would load all that only some screens share. */
const SELECT = `${src}ui/controls/choice/select.tsx`;

/** Fetches and reads a Worker's descriptor: a form waits for it. */
const ANSWERS = [
  `${src}api/client/client.ts`,
  `${src}core/descriptor/read-descriptor.ts`,
  `${src}api/v1/worker.ts`,
  `${src}api/v2/worker.ts`,
];
const OPERATIONS = [`${src}api/v1/operations.ts`, `${src}api/v2/operations.ts`, `${src}api/pending-costs.ts`];

/**
 * Groups what screens share into a few files. By default the build makes one per set of screens, about
 * thirty for the compose screen, and every file costs a slow computer about ten milliseconds.
 * A screen loads a little more than it needs, and the next screens find it loaded.
 */
export function chunkGroups() {
  const reach = createReach();
  const isOf = (starts: readonly string[], id: string, graph: Graph) =>
    starts.some((start) => id === start || reach(start, graph).has(id));
  const isShared = (screens: readonly string[], id: string, graph: Graph) =>
    screens.every((screen) => isOf([screen], id, graph)) && !isOf(OTHERS, id, graph);
  const compose = [routeFile('compose')];
  // A group takes what its modules import along: those that others need, too, come first.
  return [
    // Everything that the page itself imports, and what the first screen and the compose screen share: `main.tsx` names it.
    { name: 'index', tags: ['$initial' as const], priority: 5 },
    group(
      'screens',
      3,
      (id, graph) =>
        id === SELECT ||
        isOf(ANSWERS, id, graph) ||
        (isOf(compose, id, graph) && (isOf([...OPERATIONS, ...BESIDE], id, graph) || isIcon(id))),
    ),
    group('operations', 2.5, (id, graph) => isOf(OPERATIONS, id, graph)),
    group('compose', 1, (id, graph) => isOf(compose, id, graph)),
    ...COMMON.map((screens, at) =>
      group(`common-${at}`, 0.7, (id, graph) => screens.every((screen) => isOf([screen], id, graph))),
    ),
    group(
      'named',
      0.7,
      (id, graph) => NAMED.every((screen) => isOf([screen], id, graph)) && !isOf([FIRST], id, graph),
    ),
    group(
      'holders',
      0.6,
      (id, graph) => HOLDERS.every((screen) => isOf([screen], id, graph)) && !isOf(PLANNED, id, graph),
    ),
    group('planned', 0.5, (id, graph) => isShared(PLANNED, id, graph)),
    group('listed', 0, (id, graph) => isShared(LISTED, id, graph)),
  ];
}

/**
 * An icon grouped with the compose screen would make another screen that uses it load all of the compose
 * screen.
 */
const isIcon = (id: string) => id.includes('/lucide-react/dist/');

const CALLED: ReadonlySet<string> = new Set(['index', 'screens', 'compose']);

/**
 * Adds a compile hint for V8 to files of the compose screen, which V8 respects only at the beginning:
 * their functions are called at once.
 * V8 then compiles them while they arrive, off the main thread, instead of one by one during render: on a
 * slow computer a form of 40 fields is there after 460 ms instead of 570, and after 490 without the shared
 * code (2026-11-29).
 */
export const withCompileHint = ({ name, code }: { readonly name: string; readonly code: string }): string =>
  CALLED.has(name) ? `//# allFunctionsCalledOnLoad\n${code}` : code;

function group(name: string, priority: number, holds: (id: string, graph: Graph) => boolean) {
  return { name: (id: string, graph: Graph) => (holds(id, graph) ? name : null), debugName: name, priority };
}

function createReach() {
  const known = new Map<string, ReadonlySet<string>>();
  return (start: string, graph: Graph): ReadonlySet<string> => {
    const remembered = known.get(start);
    if (remembered) return remembered;
    const found = new Set<string>();
    const open = [start];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) {
        if (found.has(imported)) continue;
        found.add(imported);
        open.push(imported);
      }
    }
    known.set(start, found);
    return found;
  };
}
