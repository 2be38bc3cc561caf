/** A blank between two parts of a line that stand apart by a gap only, which no screen reader says. */
export const SpokenBlank = () => <span className="sr-only">{'\u00a0'}</span>;
