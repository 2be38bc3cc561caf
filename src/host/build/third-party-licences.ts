import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Writes `third-party-licences.md` with the licence of every package in the build, including threads and
 * the sandbox, which are built separately.
 * @returns the plugin of the page, and that of the other builds, which run before it
 */
export function thirdPartyLicences(): { readonly page: Plugin; readonly apart: Plugin } {
  const folders = new Set<string>();
  const collect = (bundle: LicensedBundle) => {
    for (const file of Object.values(bundle))
      for (const id of file.type === 'chunk' ? Object.keys(file.modules) : file.originalFileNames) {
        const folder = packageFolder(id);
        if (folder !== undefined) folders.add(folder);
      }
  };
  return {
    page: {
      name: 'run-console:licences',
      apply: 'build',
      generateBundle(_, bundle) {
        collect(bundle);
        const licences = [...folders].map(licenceOf).sort();
        const source = `# Licences of what this build contains\n\n${licences.join('\n\n')}\n`;
        this.emitFile({ type: 'asset', fileName: 'third-party-licences.md', source });
      },
    },
    apart: { name: 'run-console:licences-apart', generateBundle: (_, bundle) => collect(bundle) },
  };
}

type LicensedBundle = Readonly<
  Record<
    string,
    | { readonly type: 'asset'; readonly originalFileNames: readonly string[] }
    | { readonly type: 'chunk'; readonly modules: Readonly<Record<string, unknown>> }
  >
>;

/**
 * The package folder of a module; undefined for our own.
 * @param id path of the file, with a possible bundler prefix and query; for non-code files, from the root
 * on
 */
export function packageFolder(id: string): string | undefined {
  return /^\0?((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/?]+)\//.exec(id)?.[1];
}

function licenceOf(folder: string): string {
  const manifest = join(folder, 'package.json');
  const read: unknown = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
  // What npm has written.
  const { name, version, license } = read as Readonly<Record<string, unknown>>;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  return `## ${String(name)} ${String(version)} (${String(license)})${text}`;
}
