import { fileURLToPath } from 'node:url';

/** What is asked of a module of the build. */
type Graph = {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
};

const routes = fileURLToPath(new URL('../app/routes', import.meta.url));
const routeFile = (name: string) => `${routes}/${name}-route.tsx`;

/**
 * Gathers what screens share in few files: left to itself the build makes one for each set of screens, some thirty for the
 * compose screen, and every file costs a slow computer about ten milliseconds. A screen loads a little more than it needs
 * of what others need too, and finds it there when it is followed by them.
 */
export function chunkGroups() {
  const reach = createReach();
  const isOf = (route: string, id: string, graph: Graph) => reach(routeFile(route), graph).has(id);
  // A group takes what its modules import along: those that others need, too, come first.
  return [
    // Everything that the page itself imports.
    { name: 'index', tags: ['$initial' as const], priority: 4 },
    // Forms and answers are read by it, and the first screen only once it asks for something.
    { name: 'schemas', test: /node_modules\/zod\//, priority: 3 },
    shared('start', 3, (id, graph) => isOf('workers', id, graph)),
    shared(
      'screens',
      2,
      (id, graph) => isOf('compose', id, graph) && (isOf('run', id, graph) || isOf('runs', id, graph)),
    ),
    shared('form', 1, (id, graph) => isOf('compose', id, graph)),
  ];
}

/** The files that the compose screen is drawn with. */
const DRAWN_WITH: ReadonlySet<string> = new Set(['index', 'start', 'screens', 'form', 'compose-route']);

/**
 * The code of a file of the build. That of the compose screen begins with a word to V8, which it heeds nowhere else: the
 * functions are called at once. It then compiles them while they arrive, beside the page, in place of one after another
 * while it is drawn.
 */
export const withCompileHint = ({ name, code }: { readonly name: string; readonly code: string }): string =>
  DRAWN_WITH.has(name) ? `//# allFunctionsCalledOnLoad\n${code}` : code;

function shared(name: string, priority: number, holds: (id: string, graph: Graph) => boolean) {
  return {
    name: (id: string, graph: Graph) => (holds(id, graph) ? name : null),
    debugName: name,
    priority,
    minShareCount: 2,
  };
}

/** Gives the modules that a module imports, over any number of others; itself is none of them. */
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
