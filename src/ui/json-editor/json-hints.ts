import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Tooltip } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';

import type { JsonMember } from './json-member.ts';

/** Matches members of the outermost object only: deeper ones are not described. */
const isTopMember = (property: SyntaxNode | null) =>
  property?.name === 'Property' && property.parent?.parent?.name === 'JsonText';

function nameOf(state: EditorState, property: SyntaxNode): string | undefined {
  const name = property.getChild('PropertyName');
  if (!name) return undefined;
  try {
    return String(JSON.parse(state.sliceDoc(name.from, name.to)));
  } catch {
    return undefined;
  }
}

/**
 * A name or value that is still being typed: its suggestions stay, and are only filtered. CodeMirror drops a
 * press on one that it is about to replace.
 */
const WORD = /^("[^"\n]*"?|[^\s",{}[\]]*)$/;

/** Milliseconds to parse the text before the caret. */
const PARSE_WITHIN = 100;

export function completeJson(
  context: CompletionContext,
  members: readonly JsonMember[],
): CompletionResult | null {
  // A busy computer may not have parsed yet what was typed last.
  const tree = ensureSyntaxTree(context.state, context.pos, PARSE_WITHIN) ?? syntaxTree(context.state);
  const node = tree.resolveInner(context.pos, -1);
  const property = node.name === 'Property' ? node : node.parent;
  const value = isTopMember(property) && property ? valueCompletion(context, node, property, members) : null;
  return value ?? nameCompletion(context, node, members);
}

function nameCompletion(
  context: CompletionContext,
  node: SyntaxNode,
  members: readonly JsonMember[],
): CompletionResult | null {
  const word = context.matchBefore(/"[^"\n]*/);
  const inObject = node.name === 'PropertyName' ? isTopMember(node.parent) : node.parent?.name === 'JsonText';
  if (!inObject || (!word && !context.explicit)) return null;
  return {
    from: word?.from ?? context.pos,
    to: node.name === 'PropertyName' ? node.to : context.pos,
    options: members.map(({ name, title }) => ({
      label: JSON.stringify(name),
      detail: title,
      type: 'property',
    })),
    validFor: WORD,
  };
}

function valueCompletion(
  context: CompletionContext,
  node: SyntaxNode,
  property: SyntaxNode,
  members: readonly JsonMember[],
): CompletionResult | null {
  if (node.name === 'PropertyName') return null;
  const member = members.find(({ name }) => name === nameOf(context.state, property));
  if (!member || member.values.length === 0) return null;
  const isValue = node.name !== 'Property';
  return {
    from: isValue ? node.from : context.pos,
    // Past the quote that was closed by itself.
    to: isValue ? node.to : context.pos,
    options: member.values.map((label) => ({ label, type: 'enum' })),
    validFor: WORD,
  };
}

/** Shows the description of the member under the pointer as plain text, because it is untrusted. */
export function hoverJson(
  state: EditorState,
  position: number,
  members: readonly JsonMember[],
): Tooltip | null {
  const node = syntaxTree(state).resolveInner(position, 1);
  const property = node.name === 'PropertyName' ? node.parent : null;
  if (!property || !isTopMember(property)) return null;
  const member = members.find(({ name }) => name === nameOf(state, property));
  if (!member) return null;
  return {
    pos: node.from,
    end: node.to,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.textContent = [member.title, member.description].filter((text) => text !== '').join('\n');
      return { dom };
    },
  };
}
