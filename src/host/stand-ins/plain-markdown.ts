import type { ReactNode } from 'react';

/**
 * Takes the place of `markdown-to-jsx` in the build: react-jsonschema-form imports it for Markdown in descriptions, which
 * our theme draws as plain text. It would be a tenth of the page.
 */
export function Markdown({ children }: { readonly children?: ReactNode }): ReactNode {
  return children;
}
