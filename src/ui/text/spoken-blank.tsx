/** A blank for screen readers between parts that only a gap separates. */
export const SpokenBlank = () => <span className="sr-only">{'\u00a0'}</span>;
