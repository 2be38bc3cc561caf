import { basename } from 'node:path';

/** @typedef {{ pattern: string, message: string }} Forbidden */
/** @typedef {{ options: unknown[], filename: string, report: (problem: { node: object, message: string }) => void }} Context */
/** @typedef {{ type: string, name?: string, value?: unknown, object?: Node, property?: Node, callee?: Node, argument?: Node, arguments?: Node[] }} Node */
/** @typedef {Node & { id?: Pattern, key?: Pattern, params?: Pattern[], elements?: Pattern[], properties?: Pattern[], left?: Pattern, shorthand?: boolean }} Pattern */
/** @typedef {{ quasis: { value: { raw: string } }[] }} TemplateLiteral */

/** Rules of this project that the linter has not. */
export default {
  meta: { name: 'console' },
  rules: {
    /** Forbids to look for a text in all of `main`: a part that loads later may repeat it. */
    'no-text-in-main': {
      /** @param {Context} context */
      create: (context) => ({
        /** @param {Node} node */
        CallExpression(node) {
          const [scope, role] = [node.callee?.object, node.callee?.object?.arguments?.[0]];
          if (!/^getBy(Text|Label|Title)$/.test(node.callee?.property?.name ?? '')) return;
          if (scope?.callee?.property?.name !== 'getByRole' || role?.value !== 'main') return;
          context.report({ node, message: 'Look for a text in a region, a dialog or a row.' });
        },
      }),
    },
    /** Forbids to spread a literal: its members are properties of their own. */
    'no-spread-literal': {
      /** @param {Context} context */
      create(context) {
        /** @param {Node} node */
        const check = (node) => {
          if (node.argument?.type === 'ObjectExpression')
            context.report({ node, message: 'Write plain properties.' });
        };
        return { SpreadElement: check, JSXSpreadAttribute: check };
      },
    },
    /** Forbids words in the name of a file and in names that it declares. A property that keeps its name is reported where its type is declared. */
    'no-old-word': {
      meta: { schema: { type: 'array' } },
      /** @param {Context} context */
      create(context) {
        const [words, allowed] = /** @type {string[][]} */ (context.options).map((names) => new Set(names));
        /** @param {Pattern} node */
        const report = (node, name = node.name ?? '') => {
          const old = allowed?.has(name) ? undefined : wordsOf(name).find((word) => words?.has(word));
          if (old !== undefined)
            context.report({ node, message: `Name the thing: "${old}" does not say what it is.` });
        };
        /** @param {Pattern | undefined} declared */
        const check = (declared) => namesIn(declared).forEach((node) => report(node));
        /** @param {Pattern} node */
        const checkFunction = ({ id, params = [] }) => [id, ...params].forEach(check);
        /** @param {Pattern} node */
        const checkId = ({ id }) => check(id);
        return {
          /** @param {Pattern} node */
          Program: (node) => report(node, basename(context.filename).split('.')[0]),
          VariableDeclarator: checkId,
          TSTypeAliasDeclaration: checkId,
          TSInterfaceDeclaration: checkId,
          FunctionDeclaration: checkFunction,
          FunctionExpression: checkFunction,
          ArrowFunctionExpression: checkFunction,
          TSFunctionType: checkFunction,
          /** @param {Pattern} node */
          TSPropertySignature: ({ key }) => check(key),
        };
      },
    },
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

/** @param {string} name */
const wordsOf = (name) =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[ _-]/);

/** @param {Pattern | undefined | null} declared @returns {readonly Pattern[]} */
function namesIn(declared) {
  switch (declared?.type) {
    case 'Identifier':
      return [declared];
    case 'ObjectPattern':
      return (declared.properties ?? []).flatMap(namesIn);
    case 'ArrayPattern':
      return (declared.elements ?? []).flatMap(namesIn);
    case 'AssignmentPattern':
      return namesIn(declared.left);
    case 'RestElement':
      return namesIn(/** @type {Pattern} */ (declared.argument));
    case 'Property':
      return declared.shorthand ? [] : namesIn(/** @type {Pattern} */ (declared.value));
    default:
      return [];
  }
}
