import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Plugin } from 'vite';

const modules = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

type Home = (name: string) => { readonly file: string; readonly as: string };

const CORE = '@tanstack/query-core/build/modern';
const QUERY = '@tanstack/react-query/build/modern';

const QUERY_HOMES: Readonly<Record<string, string>> = {
  QueryClient: `${CORE}/queryClient.js`,
  QueryClientProvider: `${QUERY}/QueryClientProvider.js`,
  useQueryClient: `${QUERY}/QueryClientProvider.js`,
  keepPreviousData: `${CORE}/utils.js`,
  skipToken: `${CORE}/utils.js`,
  noop: `${CORE}/utils.js`,
  shouldThrowError: `${CORE}/utils.js`,
  QueryObserver: `${CORE}/queryObserver.js`,
  QueriesObserver: `${CORE}/queriesObserver.js`,
  InfiniteQueryObserver: `${CORE}/infiniteQueryObserver.js`,
  MutationObserver: `${CORE}/mutationObserver.js`,
};

const HOMES: Readonly<Record<string, Home>> = {
  'lucide-react': (name) => ({ file: `lucide-react/dist/esm/icons/${inKebab(name)}.mjs`, as: 'default' }),
  '@tanstack/react-query': (name) => ({ file: QUERY_HOMES[name] ?? `${QUERY}/${name}.js`, as: name }),
  '@tanstack/query-core': (name) => {
    const file = QUERY_HOMES[name] ?? `${CORE}/${name}.js`;
    return { file, as: name };
  },
};

const inKebab = (name: string) =>
  name
    .replaceAll(/([a-z])([A-Z\d])/g, '$1-$2')
    .replaceAll(/(\d)([A-Z])/g, '$1-$2')
    .toLowerCase();

/**
 * Imports each name of a library from its own file. The library's entry imports everything, so the build
 * could not tell which screen needs what (`chunk-groups.ts`), and the first screen would load all icons.
 */
export function directImports(): Plugin {
  return {
    name: 'direct-imports',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) => {
      const isOurs = /\/src\/.*\.tsx?$/.test(id) || id.includes(`${QUERY}/`);
      return isOurs ? { code: withDirectImports(code), map: null } : undefined;
    },
  };
}

const IMPORT = /^import \{([^}]*)\} from ['"]([^'"]+)['"];?/gm;

/**
 * Imports each name of a known library from its own file.
 * @throws if a name has none
 */
export function withDirectImports(code: string): string {
  return code.replaceAll(IMPORT, (whole, list: string, library: string) => {
    const home = Object.hasOwn(HOMES, library) ? HOMES[library] : undefined;
    if (home === undefined) return whole;
    const names = list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    return names.map((name) => directImport(name, library, home)).join(' ');
  });
}

function directImport(specifier: string, library: string, home: Home): string {
  // As it stands, the entry would still be loaded for it.
  if (specifier.startsWith('type ')) return `import type { ${specifier.slice(5)} } from '${library}';`;
  const [name = '', local = name] = specifier.split(/\s+as\s+/);
  const found = home(name);
  if (!existsSync(modules + found.file))
    // One such name would have the build read all of the library.
    throw new Error(`${library} has no file of its own for ${name}: ${found.file} is not there.`);
  return `import { ${found.as} as ${local} } from '${modules}${found.file}';`;
}
