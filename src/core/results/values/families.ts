const ANY = '*';

const LAST = 30;

const NUMBER = /(?<=^|[_/.\s-])(?:\d|[12]\d|30)(?=$|[_/.\s-])/;

export function familyOf(key: string): string | undefined {
  return key.includes(ANY) || !NUMBER.test(key) ? undefined : key.replace(NUMBER, ANY);
}

const MEMBERS = new Map<string, readonly string[]>();

export function familyMembers(key: string): readonly string[] | undefined {
  const known = MEMBERS.get(key);
  if (known) return known;
  const at = key.indexOf(ANY);
  if (at < 0 || familyOf(key.replace(ANY, '1')) !== key) return undefined;
  const members = Array.from({ length: LAST + 1 }, (_, n) => `${key.slice(0, at)}${n}${key.slice(at + 1)}`);
  MEMBERS.set(key, members);
  return members;
}

type FamilyColumn = { readonly key: string; readonly label: string };

/**
 * Replaces each family of two or more columns with one column, in place of its first member.
 * @param open keys of families whose members stay
 */
export function foldFamilies<C extends FamilyColumn>(
  columns: readonly C[],
  open: ReadonlySet<string>,
): readonly C[] {
  const families = new Map<string, C[]>();
  for (const column of columns) {
    const family = familyOf(column.key);
    if (family === undefined || open.has(family)) continue;
    families.set(family, [...(families.get(family) ?? []), column]);
  }
  const folded = columns.flatMap((column): readonly C[] => {
    const family = familyOf(column.key);
    const members = family === undefined ? undefined : families.get(family);
    if (family === undefined || members === undefined || members.length < 2) return [column];
    return members[0] === column ? [{ ...column, key: family, label: familyLabel(members) }] : [];
  });
  return folded.length === columns.length ? columns : folded;
}

function familyLabel(members: readonly FamilyColumn[]): string {
  const [first, last] = [members[0], members.at(-1)];
  if (!first || !last) return '';
  const [from, to] = [first, last].map(({ key }) => NUMBER.exec(key)?.[0] ?? '');
  const range = `${from}–${to}`;
  return NUMBER.exec(first.label)?.[0] === from
    ? first.label.replace(NUMBER, range)
    : `${first.label} ${range}`;
}

export const memberLabel = (family: string, member: string): string =>
  family.replace(/\d+–\d+/, NUMBER.exec(member)?.[0] ?? '');
