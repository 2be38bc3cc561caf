/**
 * One line of the report. `budget` is an upper bound (see "Budgets" in the design); `stock` is the same of stock
 * react-jsonschema-form, or why there is none.
 * @typedef {{
 *   name: string,
 *   value: number,
 *   unit: 'ms' | 'MB' | 'elements',
 *   budget?: number,
 *   stock?: number | string,
 * }} Line
 */

const COLUMNS = ['console', 'budget', '', 'stock rjsf', 'stock / console'];

/** Tasks below are not reported by browsers. ms */
const LONG_TASK = 50;

/**
 * Lines as a table.
 * @param {string} title
 * @param {readonly Line[]} lines
 */
export function tableOf(title, lines) {
  const rows = [[title, ...COLUMNS], ...lines.map(toCells)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

/** @param {Line} line */
function toCells({ name, value, unit, budget, stock }) {
  return [
    name,
    inUnit(value, unit),
    budget === undefined ? '' : inUnit(budget, unit),
    budget === undefined ? '' : value <= budget ? 'ok' : 'OVER',
    typeof stock === 'number' ? inUnit(stock, unit) : (stock ?? ''),
    typeof stock === 'number' && value > 0 ? `${(stock / value).toFixed(1)}x` : '',
  ];
}

/**
 * @param {number} value
 * @param {Line['unit']} unit
 */
function inUnit(value, unit) {
  return unit === 'elements' ? String(value) : `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
}

/**
 * The longest task of a page, as a line: what is shorter than 50 ms browsers do not tell.
 * @param {string} name
 * @param {number} longest ms; 0 where there was no long task
 * @param {number | string} [stock]
 * @returns {Line}
 */
export function longestTask(name, longest, stock) {
  return {
    name: `${name}: longest task`,
    value: longest,
    unit: 'ms',
    budget: LONG_TASK,
    ...(stock !== undefined && { stock }),
  };
}
