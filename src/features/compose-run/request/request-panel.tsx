import { ChevronDown, Maximize2, Minimize2 } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';

import { jsonPreview } from '#core/json/write.ts';
import { type ApiRequest, bodyText } from '#core/request/api-request.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { CodeBlock, SHOWN_CHARACTERS } from '#ui/text/code-block.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';

import type { PanelView, RequestPanelState } from './use-request-panel.ts';

/** Loaded with the first body that is too large to be shown whole. */
const TruncatedNote = lazyComponent(
  () => import('./truncated-note.tsx').then(({ TruncatedNote }) => TruncatedNote),
  'snippets',
);

type RequestPanelProps = Omit<RequestPanelState, 'makeRoom'> & {
  readonly request: ApiRequest;
  /** Something is not filled in correctly, and so is not in the request. */
  readonly incomplete: boolean;
  readonly snippet: ReactNode;
  readonly link: ReactNode;
};

/** Who chose one of these reads it. */
const CHOSEN: readonly PanelView[] = ['snippet', 'link'];

/** Brings the panel that an element stands in into view: in a low window its run options take the room. */
const bringIntoView = (element: Element | null) =>
  element?.closest('section')?.scrollIntoView({ block: 'nearest' });

/** What will be sent, to the character; the same as a command; and the same as a link. */
export function RequestPanel(props: RequestPanelProps) {
  const { view, onView, isTall, onTall, request, incomplete, snippet, link } = props;
  const t = useMessages();
  const closed = view === 'closed';
  return (
    <Card
      label={t('request.title')}
      className={classNames(
        'relative flex shrink-0 flex-col overflow-hidden',
        !closed && 'min-h-64 lg:shrink',
        (isTall || CHOSEN.includes(view)) && 'lg:min-h-96',
      )}
    >
      <Tabs<PanelView>
        label={t('request.title')}
        value={view}
        onChange={onView}
        look="pill"
        tabs={[
          { value: 'request', label: t('request.tab.request') },
          { value: 'snippet', label: t('request.tab.snippet') },
          { value: 'link', label: t('request.tab.link') },
        ]}
        actions={
          <span className="inline-flex">
            {!closed && <TallButton isTall={isTall} onTall={onTall} />}
            <IconButton
              label={closed ? t('request.open') : t('request.close')}
              aria-expanded={!closed}
              onClick={() => onView(closed ? 'request' : 'closed')}
            >
              <ChevronDown size={16} aria-hidden className={closed ? undefined : 'rotate-180'} />
            </IconButton>
          </span>
        }
        listClassName={classNames('p-1.5', !closed && 'border-b border-line')}
        className="flex min-h-0 flex-col"
      >
        {(view === 'request' || (incomplete && !closed)) && (
          <p className="border-b border-line px-3.5 py-1.5 text-sm text-muted">
            {t(incomplete ? 'request.invalid' : 'request.exact')}
          </p>
        )}
        <TabPanel value="request" className="flex min-h-0 flex-col">
          <RequestJson request={request} />
        </TabPanel>
        <TabPanel value="snippet" className="flex min-h-0 flex-col overflow-auto">
          <span ref={bringIntoView} />
          {snippet}
        </TabPanel>
        <TabPanel value="link" className="flex min-h-0 flex-col overflow-auto">
          <span ref={bringIntoView} />
          {link}
        </TabPanel>
      </Tabs>
    </Card>
  );
}

function RequestJson({ request }: { readonly request: ApiRequest }) {
  const t = useMessages();
  const { text, truncated } = useMemo(() => jsonPreview(request.body ?? null, SHOWN_CHARACTERS), [request]);
  const whole = () => bodyText(request) ?? '';
  return (
    <>
      <div
        className={classNames(
          'flex flex-wrap items-center justify-end gap-1',
          truncated
            ? 'border-b border-line px-1.5 py-1'
            : 'absolute top-1.5 right-9 lg:right-16 pointer-coarse:right-13 lg:pointer-coarse:right-24',
        )}
      >
        {truncated && (
          <LazyPart>
            <TruncatedNote {...{ request, whole }} shown={SHOWN_CHARACTERS} />
          </LazyPart>
        )}
        <CopyButton text={whole} label={t('request.copy')} iconOnly={!truncated} />
      </div>
      <CodeBlock
        text={text}
        testId="request-json"
        label={t('request.json')}
        truncated={truncated}
        json
        className="min-h-0 grow"
      />
    </>
  );
}

/** On a narrow screen nothing stands in the way of the panel. */
function TallButton({ isTall, onTall }: Pick<RequestPanelState, 'isTall' | 'onTall'>) {
  const t = useMessages();
  const Icon = isTall ? Minimize2 : Maximize2;
  return (
    <IconButton
      label={t('request.tall')}
      aria-pressed={isTall}
      onClick={() => onTall(!isTall)}
      className="max-lg:hidden"
    >
      <Icon size={14} aria-hidden />
    </IconButton>
  );
}
