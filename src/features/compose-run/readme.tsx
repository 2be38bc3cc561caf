import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';

import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';

/** Images become links: a third party's image would report who looks. */
const COMPONENTS: Components = {
  img: ({ src, alt }) => (
    <a href={typeof src === 'string' ? src : undefined} target="_blank" rel="noopener noreferrer">
      {alt === undefined || alt === '' ? src : alt}
    </a>
  ),
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ),
  // What scrolls sideways on a narrow screen has to be reached by keyboard.
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
  table: ({ children }) => <table tabIndex={0}>{children}</table>,
  h1: ({ children }) => <h2>{children}</h2>,
};

/** The Worker author's Markdown: untrusted, so no raw HTML and no images. */
export default function Readme({ markdown }: { readonly markdown: string }) {
  const t = useMessages();
  return (
    <Card label={t('compose.tab.readme')} className="readme p-5">
      {markdown.trim() === '' ? (
        <p className="text-muted">{t('compose.readme.none')}</p>
      ) : (
        <Markdown skipHtml remarkPlugins={[remarkGfm]} components={COMPONENTS}>
          {markdown}
        </Markdown>
      )}
    </Card>
  );
}
