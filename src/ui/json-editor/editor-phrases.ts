import type { MessageKey } from '#messages/en.ts';
import type { Translate } from '#messages/i18n.ts';

const WORDS: Readonly<Record<string, MessageKey>> = {
  Find: 'editor.find',
  Replace: 'editor.replaceWith',
  next: 'editor.next',
  previous: 'editor.previous',
  all: 'editor.all',
  'match case': 'editor.matchCase',
  regexp: 'editor.regexp',
  'by word': 'editor.byWord',
  replace: 'editor.replace',
  'replace all': 'editor.replaceAll',
  close: 'editor.close',
  'current match': 'editor.currentMatch',
  'on line': 'editor.onLine',
  'replaced match on line $': 'editor.replacedOne',
  'replaced $ matches': 'editor.replacedAll',
  'Go to line': 'editor.goToLine',
  go: 'editor.go',
  Completions: 'editor.completions',
  'Selection deleted': 'editor.deleted',
  'Folded lines': 'editor.folded',
  'Unfolded lines': 'editor.unfolded',
  to: 'editor.foldedTo',
  'folded code': 'editor.foldedCode',
  unfold: 'editor.unfold',
  'Fold line': 'editor.foldLine',
  'Unfold line': 'editor.unfoldLine',
  Diagnostics: 'editor.problems',
  'No diagnostics': 'editor.noProblems',
  'Control character': 'editor.controlCharacter',
};

export function editorPhrases(t: Translate): Record<string, string> {
  return Object.fromEntries(Object.entries(WORDS).map(([phrase, key]) => [phrase, t(key)]));
}
