import { fileURLToPath } from 'node:url';

/** What is asked of a module of the build. */
type Graph = {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
};

const src = fileURLToPath(new URL('../..', import.meta.url));
const routeFile = (name: string) => `${src}app/routes/${name}-route.tsx`;

/** What else draws Workers and runs. */
const BESIDE = [...['run', 'runs', 'batch', 'batches', 'tasks'].map(routeFile), `${src}app/keys/finder.tsx`];

/** What a month is summed up from, and who else needs all of it: the list of runs, and what tasks will cost. */
const LISTED = ['spend', 'runs', 'compare-runs'].map(routeFile);
const PLANNED = ['spend', 'tasks'].map(routeFile);
/** Screens that share a little: it would take all that some of them share along, to every one of them. */
const COMMON = [
  ['spend', 'tasks', 'run', 'collection', 'batch'],
  ['spend', 'tasks', 'run', 'compare-runs'],
  ['spend', 'tasks', 'runs', 'compare-runs'],
].map((names) => names.map(routeFile));
/** What names runs and says how they went: the lists of them, and the first screen, whose lists come late. */
const NAMED = [...['run', 'runs'].map(routeFile), `${src}app/latest-in-tab.tsx`];
const FIRST = routeFile('workers');
/** Screens that hold results, share much of what is done with them, and do not share it with those that hold none. */
const HOLDERS = ['run', 'collection', 'batch'].map(routeFile);
/** What some other screen needs of it is left in files of its own: that screen would load the rest too. */
const OTHERS = [
  ...['compose', 'run', 'batch', 'collection'].map(routeFile),
  `${src}features/compose-run/options/run-options.tsx`,
  `${src}features/compose-run/request/request-panel.tsx`,
];

/** A control of many screens, and of parts that come late: those would load all that only some screens share. */
const SELECT = `${src}ui/controls/choice/select.tsx`;

/** What asks for a Worker's descriptor and reads it: a form waits for it. */
const ANSWERS = [
  `${src}api/client/client.ts`,
  `${src}core/descriptor/read-descriptor.ts`,
  `${src}api/v1/worker.ts`,
  `${src}api/v2/worker.ts`,
];
/** What asks for everything else, and reads the answers. */
const OPERATIONS = [`${src}api/v1/operations.ts`, `${src}api/v2/operations.ts`, `${src}api/pending-costs.ts`];

/**
 * Gathers what screens share in few files: left to itself the build makes one for each set of screens, some thirty for the
 * compose screen, and every file costs a slow computer about ten milliseconds. A screen loads a little more than it needs
 * of what others need too, and finds it there when it is followed by them.
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

/** One that the compose screen and another draw would have the other load all of the compose screen. */
const isIcon = (id: string) => id.includes('/lucide-react/dist/');

/** Files of which the compose screen, as it is drawn, calls nearly all. */
const CALLED: ReadonlySet<string> = new Set(['index', 'screens', 'compose']);

/**
 * The code of a file of the build. Those of the compose screen begin with a word to V8, which it heeds nowhere else: the functions
 * are called at once. It then compiles them while they arrive, beside the page, in place of one after another while it is drawn: a
 * form of 40 fields is there after 460 ms in place of 570 on a slow computer, and after 490 without the code that screens share
 * (2026-11-29).
 */
export const withCompileHint = ({ name, code }: { readonly name: string; readonly code: string }): string =>
  CALLED.has(name) ? `//# allFunctionsCalledOnLoad\n${code}` : code;

function group(name: string, priority: number, holds: (id: string, graph: Graph) => boolean) {
  return { name: (id: string, graph: Graph) => (holds(id, graph) ? name : null), debugName: name, priority };
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
