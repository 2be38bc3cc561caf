/**
 * What both forms are made from: the console gets properties of a Worker's descriptor, stock react-jsonschema-form a JSON
 * schema of the same fields.
 */

const CHOICES = ['any', 'new', 'used', 'refurbished'];
const LIST = ['first', 'second', 'third'];

/**
 * One of each kind, again and again. The first is a line of text: that is where the benchmark types.
 * @type {readonly { property: Record<string, unknown>, schema: import('@rjsf/utils').RJSFSchema, ui?: import('@rjsf/utils').UiSchema }[]}
 */
const KINDS = [
  { property: { type: 'string', editor: 'input' }, schema: { type: 'string' } },
  {
    property: { type: 'integer', editor: 'number', minimum: 0, maximum: 1000, default: 20 },
    schema: { type: 'integer', minimum: 0, maximum: 1000, default: 20 },
  },
  {
    property: { type: 'string', editor: 'select', options: CHOICES.map(toOption), default: 'any' },
    schema: { type: 'string', enum: CHOICES, default: 'any' },
  },
  {
    property: { type: 'boolean', editor: 'switch', default: true },
    schema: { type: 'boolean', default: true },
  },
  {
    property: { type: 'string', editor: 'textarea', default: 'Two lines\nof text' },
    schema: { type: 'string', default: 'Two lines\nof text' },
    ui: { 'ui:widget': 'textarea' },
  },
  {
    property: { type: 'string', editor: 'radio', options: CHOICES.map(toOption), default: 'new' },
    schema: { type: 'string', enum: CHOICES, default: 'new' },
    ui: { 'ui:widget': 'radio' },
  },
  {
    property: { type: 'array', editor: 'checkbox', options: CHOICES.map(toOption), default: ['new'] },
    schema: {
      type: 'array',
      items: { type: 'string', enum: CHOICES },
      uniqueItems: true,
      default: ['new'],
    },
    ui: { 'ui:widget': 'checkboxes' },
  },
  {
    property: { type: 'string', editor: 'datepicker' },
    schema: { type: 'string', format: 'date' },
  },
  {
    property: { type: 'array', editor: 'stringList', default: LIST },
    schema: { type: 'array', items: { type: 'string' }, default: LIST },
  },
  { property: { type: 'number', editor: 'input' }, schema: { type: 'number' } },
];

/** @param {string} value */
function toOption(value) {
  return { label: value, value };
}

/** @param {number} count */
function manyFields(count) {
  return Array.from({ length: count }, (_, index) => ({
    name: `field_${index}`,
    title: `Field ${index}`,
    description: `What field ${index} is for, in one short sentence.`,
    // KINDS is not empty.
    kind: /** @type {(typeof KINDS)[number]} */ (KINDS[index % KINDS.length]),
  }));
}

/**
 * The answer of `GET /api/scraper` for a Worker with these properties.
 * @param {readonly Record<string, unknown>[]} properties
 */
function descriptor(properties) {
  return {
    version: 'v1.0.0',
    readme: '',
    parameters: {
      system: {
        cpus: 0.5,
        memory: 2048,
        execute_limit_time_seconds: 600,
        max_total_charge: 0,
        max_total_traffic: 0,
      },
      custom: { properties },
    },
  };
}

/**
 * A descriptor of so many fields.
 * @param {number} count
 */
export function fieldsDescriptor(count) {
  return descriptor(manyFields(count).map(({ kind, ...property }) => ({ ...property, ...kind.property })));
}

/** A descriptor of one list of URLs, which are sent as text. */
export function listDescriptor() {
  return descriptor([
    { name: 'urls', title: 'URLs', type: 'array', editor: 'requestList', default: ['https://example.com/'] },
  ]);
}

/**
 * The schemas of so many fields, for stock react-jsonschema-form.
 * @param {number} count
 */
export function stockFields(count) {
  const fields = manyFields(count);
  return {
    schema: /** @type {import('@rjsf/utils').RJSFSchema} */ ({
      type: 'object',
      properties: Object.fromEntries(
        fields.map(({ name, title, description, kind }) => [name, { title, description, ...kind.schema }]),
      ),
    }),
    uiSchema: /** @type {import('@rjsf/utils').UiSchema} */ (
      Object.fromEntries(fields.map(({ name, kind }) => [name, kind.ui ?? {}]))
    ),
  };
}

/** The schemas of one list of URLs, for stock react-jsonschema-form. */
export function stockList() {
  return {
    schema: /** @type {import('@rjsf/utils').RJSFSchema} */ ({
      type: 'object',
      properties: {
        urls: {
          type: 'array',
          title: 'URLs',
          items: { type: 'string', format: 'uri' },
          default: ['https://example.com/'],
        },
      },
    }),
    uiSchema: /** @type {import('@rjsf/utils').UiSchema} */ ({}),
  };
}

/**
 * So many different URLs, about as long as real ones are.
 * @param {number} count
 * @returns {string[]}
 */
export function manyUrls(count) {
  return Array.from(
    { length: count },
    (_, index) => `https://shop${index % 97}.example.com/item/${((index + 1) * 2654435761) % 4294967296}`,
  );
}
