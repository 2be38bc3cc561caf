import { OutLink } from '../controls/link.tsx';
import { Image as ImageIcon, Square, SquareCheck } from 'lucide-react';
import { memo, type ReactNode, startTransition, useEffect, useMemo, useState } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';

import { langOf } from '#core/form/bilingual.ts';
import { hasTopHeading, markdownPieces } from '#core/markdown/markdown-pieces.ts';
import { anchorIds, type MarkdownNode, shapeMarkdown, textOf } from '#core/markdown/shape-markdown.ts';
import { useMessages } from '#messages/use-messages.ts';
import { CopyButton } from '../controls/copy-button.tsx';
import { PartBoundary } from '../loading/part-boundary.tsx';

/** Untrusted Markdown: no raw HTML, no images, and no link with an unclear target. */
export function MarkdownText({ markdown }: { readonly markdown: string }) {
  const t = useMessages();
  const { pieces, isCut } = useMemo(() => markdownPieces(markdown), [markdown]);
  const hasTop = useMemo(() => hasTopHeading(pieces), [pieces]);
  const [drawn, setDrawn] = useState(1);
  useEffect(() => {
    if (drawn >= pieces.length) return undefined;
    // After a pause, so that what is pressed meanwhile is answered first.
    const timer = window.setTimeout(() => startTransition(() => setDrawn(drawn + 1)), 0);
    return () => window.clearTimeout(timer);
  }, [drawn, pieces]);
  return (
    <div lang={langOf(markdown)} className="markdown">
      {pieces.slice(0, drawn).map((piece, index) => (
        <PartBoundary key={index}>
          <Piece markdown={piece} hasTop={hasTop} />
        </PartBoundary>
      ))}
      {isCut && <p className="text-muted">{t('markdown.cut')}</p>}
    </div>
  );
}

const Piece = memo(function Piece({
  markdown,
  hasTop,
}: {
  readonly markdown: string;
  readonly hasTop: boolean;
}) {
  const t = useMessages();
  return (
    <Markdown
      skipHtml
      remarkPlugins={[remarkGfm]}
      rehypePlugins={[() => (root: MarkdownNode) => shapeMarkdown(root, hasTop)]}
      remarkRehypeOptions={{
        footnoteLabel: t('markdown.footnotes'),
        footnoteBackLabel: (reference) => t('markdown.footnote.back', { number: reference + 1 }),
      }}
      components={COMPONENTS}
    >
      {markdown}
    </Markdown>
  );
});

const COMPONENTS: Components = {
  // The text of a code block is its node's: its children are elements.
  pre: ({ node, children }) => <Code text={node ? textOf(node) : ''}>{children}</Code>,
  table: ({ children }) => <Table>{children}</Table>,
  a: ({ node: _, href = '', ...rest }) => <Anchor {...rest} href={href} />,
  img: ({ src, alt }) => <ImageLink src={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
  input: ({ checked }) => <TaskCheckbox done={checked === true} />,
  // A link of the document moves the focus to them.
  h2: ({ node: _, ...rest }) => <h2 tabIndex={-1} {...rest} />,
  h3: ({ node: _, ...rest }) => <h3 tabIndex={-1} {...rest} />,
  h4: ({ node: _, ...rest }) => <h4 tabIndex={-1} {...rest} />,
  h5: ({ node: _, ...rest }) => <h5 tabIndex={-1} {...rest} />,
  h6: ({ node: _, ...rest }) => <h6 tabIndex={-1} {...rest} />,
};

function Code({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const t = useMessages();
  return (
    <div className="relative pointer-coarse:flex pointer-coarse:flex-col-reverse">
      {/* What scrolls sideways on a narrow screen has to be reached by keyboard. */}
      <pre role="region" aria-label={t('markdown.code')} tabIndex={0}>
        {children}
      </pre>
      {/* Where it is touched, it is as high as a line of code and more: a row of its own. */}
      <span className="absolute top-px right-px rounded bg-sunken p-1 pointer-coarse:static pointer-coarse:flex pointer-coarse:justify-end pointer-coarse:rounded-b-none pointer-coarse:border pointer-coarse:border-b-0 pointer-coarse:p-0">
        <CopyButton text={() => text.replace(/\n$/, '')} label={t('markdown.code.copy')} iconOnly />
      </span>
    </div>
  );
}

function Table({ children }: { readonly children: ReactNode }) {
  const t = useMessages();
  return (
    <div role="region" aria-label={t('markdown.table')} tabIndex={0} className="overflow-x-auto">
      <table>{children}</table>
    </div>
  );
}

type AnchorProps = { readonly href: string; readonly children?: ReactNode };

/** External links open a new tab. Internal ones scroll without changing the address, which may hold a draft. */
function Anchor({ href, ...rest }: AnchorProps) {
  if (/^(https?:|mailto:)/i.test(href)) return <OutLink {...rest} href={href} />;
  // Relative to what, the document does not say.
  if (!href.startsWith('#')) return <span>{rest.children}</span>;
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        event.preventDefault();
        goTo(href);
      }}
    />
  );
}

function goTo(fragment: string): void {
  const target = anchorIds(fragment)
    .map((id) => document.getElementById(id))
    .find((element) => element !== null);
  if (!target) return;
  if (!target.hasAttribute('href')) target.tabIndex = -1;
  target.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
}

/** A third-party image would report the viewer, so it loads only on request. */
function ImageLink({ src, alt }: { readonly src: string; readonly alt: string }) {
  return (
    <Anchor href={src}>
      <ImageIcon size={14} aria-hidden className="mr-1 inline align-text-bottom" />
      {alt === '' ? src : alt}
    </Anchor>
  );
}

function TaskCheckbox({ done }: { readonly done: boolean }) {
  const t = useMessages();
  const Icon = done ? SquareCheck : Square;
  return (
    <Icon
      size={15}
      role="img"
      aria-label={t(done ? 'markdown.task.done' : 'markdown.task.open')}
      className="mr-1.5 inline align-text-bottom text-muted"
    />
  );
}
