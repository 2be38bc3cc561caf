/** Stands in the key of a family for the number of each member: `email_*` for `email_1` to `email_4`. */
const ANY = '*';

/** The highest number that a member of a family has. */
const LAST = 30;

/** Such a number that stands alone between signs. */
const NUMBER = /(?<=^|[_/.\s-])(?:\d|[12]\d|30)(?=$|[_/.\s-])/;

/** The family that a key belongs to: that of the columns whose keys differ by one number only. */
export function familyOf(key: string): string | undefined {
  return key.includes(ANY) || !NUMBER.test(key) ? undefined : key.replace(NUMBER, ANY);
}

const MEMBERS = new Map<string, readonly string[]>();

/** The keys that the members of a family may have, in their order; undefined for the key of any other column. */
export function familyMembers(key: string): readonly string[] | undefined {
  const known = MEMBERS.get(key);
  if (known) return known;
  const at = key.indexOf(ANY);
  if (at < 0 || familyOf(key.replace(ANY, '1')) !== key) return undefined;
  const members = Array.from({ length: LAST + 1 }, (_, n) => `${key.slice(0, at)}${n}${key.slice(at + 1)}`);
  MEMBERS.set(key, members);
  return members;
}

type Column = { readonly key: string; readonly label: string };

/**
 * The columns with one for each family of two or more, in the place of its first member.
 * @param open keys of families whose members stay as they are
 */
export function foldFamilies<C extends Column>(
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

/** `Email 1` and its like as `Email 1–4`. */
function familyLabel(members: readonly Column[]): string {
  const [first, last] = [members[0], members.at(-1)];
  if (!first || !last) return '';
  const [from, to] = [first, last].map(({ key }) => NUMBER.exec(key)?.[0] ?? '');
  const range = `${from}–${to}`;
  return NUMBER.exec(first.label)?.[0] === from
    ? first.label.replace(NUMBER, range)
    : `${first.label} ${range}`;
}

/** What the member of a family is called: of `Email 1–4` the key `email_2` is `Email 2`. */
export const memberLabel = (family: string, member: string): string =>
  family.replace(/\d+–\d+/, NUMBER.exec(member)?.[0] ?? '');
