type BuiltFile =
  | { readonly type: 'asset' }
  | {
      readonly type: 'chunk';
      readonly fileName: string;
      readonly isEntry: boolean;
      readonly moduleIds: readonly string[];
      readonly imports: readonly string[];
    };

type BuiltFiles = Readonly<Record<string, BuiltFile>>;

/**
 * Files loaded for modules that the page imports dynamically, without those that every page has.
 * @param modules ends of the modules' paths
 */
export function screenFiles(bundle: BuiltFiles, modules: readonly string[]): readonly string[] {
  const files = Object.values(bundle);
  const starts = files.filter((file) => file.type === 'chunk' && file.isEntry);
  const wanted = files.filter(
    (file) =>
      file.type === 'chunk' && modules.some((module) => file.moduleIds.some((id) => id.endsWith(module))),
  );
  const everywhere = new Set(withImports(bundle, starts));
  return withImports(bundle, wanted).filter((file) => !everywhere.has(file));
}

function withImports(bundle: BuiltFiles, files: readonly BuiltFile[]): readonly string[] {
  const found = new Set<string>();
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (file.type !== 'chunk' || found.has(file.fileName)) continue;
    found.add(file.fileName);
    open.push(...file.imports.flatMap((name) => bundle[name] ?? []));
  }
  return [...found];
}
