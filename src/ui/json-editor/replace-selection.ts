import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/**
 * Replaces a selection in the text itself. Chromium would wrap it in an element with inline style, which
 * the CSP refuses. Composition is left to the input method.
 */
export const TYPE_OVER: Extension = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data, isComposing }, view) => {
    const { main } = view.state.selection;
    if (inputType !== 'insertText' || data === null || isComposing || main.empty || view.state.readOnly)
      return false;
    const insert = () => view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type' });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, main.from, main.to, data, insert))) view.dispatch(insert());
    return true;
  },
});
