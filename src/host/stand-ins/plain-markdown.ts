import type { ReactNode } from 'react';

/**
 * Replaces `markdown-to-jsx` in the build: react-jsonschema-form imports it for Markdown in descriptions,
 * which our theme renders as plain text. It would be a tenth of the page.
 */
export function Markdown({ children }: { readonly children?: ReactNode }): ReactNode {
  return children;
}
