import { fileURLToPath } from 'node:url';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { runnerImport, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Turns `import words from './en.ts?part=start&compiled'` into the catalogue part exported as `start`,
 * with its ICU syntax parsed, so that the page needs neither the parser nor the raw texts.
 */
export function compileMessages(): Plugin {
  const catalogues = new Map<string, ReturnType<typeof readCatalogue>>();
  return {
    name: 'run-console:messages',
    enforce: 'pre',
    watchChange: () => catalogues.clear(),
    async load(id) {
      const [, file, part] = /^(.*\/messages\/[\w-]+\.ts)\?part=(\w+)&compiled$/.exec(id) ?? [];
      if (file === undefined || part === undefined) return null;
      const catalogue = catalogues.get(file) ?? readCatalogue(file);
      catalogues.set(file, catalogue);
      const { module, dependencies } = await catalogue;
      for (const dependency of dependencies) this.addWatchFile(dependency);
      const compiled = Object.entries(module[part] ?? {}).map(
        ([key, text]) => [key, compileMessage(text)] as const,
      );
      return `export default ${JSON.stringify(Object.fromEntries(compiled))}`;
    },
  };
}

const readCatalogue = (file: string) =>
  runnerImport<Record<string, Readonly<Record<string, string>>>>(file, { root });
