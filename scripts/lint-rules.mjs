/** @typedef {{ pattern: string, message: string }} Forbidden */
/** @typedef {{ options: unknown[], report: (problem: { node: object, message: string }) => void }} Context */
/** @typedef {{ quasis: { value: { raw: string } }[] }} TemplateLiteral */

/** Rules of this project that the linter has not. */
export default {
  meta: { name: 'console' },
  rules: {
    /** Forbids strings and templates that match a pattern; `${}` stands for what is put into a template. */
    'no-restricted-text': {
      meta: { schema: { type: 'array' } },
      /** @param {Context} context */
      create(context) {
        const forbidden = /** @type {Forbidden[]} */ (context.options).map(({ pattern, message }) => ({
          pattern: new RegExp(pattern),
          message,
        }));
        /** @param {object} node @param {string} text */
        const check = (node, text) => {
          for (const { pattern, message } of forbidden)
            if (pattern.test(text)) context.report({ node, message });
        };
        return {
          /** @param {{ value: unknown }} node */
          Literal: (node) => typeof node.value === 'string' && check(node, node.value),
          /** @param {TemplateLiteral} node */
          TemplateLiteral: (node) => check(node, node.quasis.map(({ value }) => value.raw).join('${}')),
        };
      },
    },
  },
};
