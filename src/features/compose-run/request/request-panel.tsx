import { X } from 'lucide-react';
import { type ReactNode, useCallback, useMemo } from 'react';

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

const TruncatedNote = lazyComponent(
  () => import('./truncated-note.tsx').then(({ TruncatedNote }) => TruncatedNote),
  'snippets',
);

type RequestPanelProps = RequestPanelState & {
  readonly request: ApiRequest;
  readonly incomplete: boolean;
  readonly snippet: ReactNode;
  readonly link: ReactNode;
};

export function RequestPanel(props: RequestPanelProps) {
  const { view, onView, focusRequests, request, incomplete, snippet, link } = props;
  const t = useMessages();
  // React calls it again for each `focusRequests`, since it is another function then.
  const enter = useCallback(
    (panel: HTMLElement | null) => {
      if (focusRequests === 0) return;
      panel?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
      panel?.scrollIntoView({ block: 'nearest' });
    },
    [focusRequests],
  );
  return (
    <Card
      ref={enter}
      label={t('request.title')}
      className="relative flex min-h-64 flex-col overflow-hidden lg:min-h-96"
    >
      <Tabs<PanelView>
        label={t('request.title')}
        value={view}
        onChange={onView}
        look="pill"
        tabs={[
          { value: 'link', label: t('request.tab.link') },
          { value: 'snippet', label: t('request.tab.snippet') },
          { value: 'request', label: t('request.tab.request') },
        ]}
        actions={
          <IconButton label={t('request.close')} onClick={() => onView('closed')}>
            <X size={16} aria-hidden />
          </IconButton>
        }
        listClassName="border-b border-line p-1.5"
        className="flex min-h-0 flex-col"
      >
        <TabPanel value="link" className="flex min-h-0 flex-col overflow-auto">
          {link}
        </TabPanel>
        <TabPanel value="snippet" className="flex min-h-0 flex-col overflow-auto">
          {snippet}
        </TabPanel>
        <TabPanel value="request" className="flex min-h-0 flex-col">
          <RequestJson request={request} />
        </TabPanel>
        {incomplete && (
          <p className="border-t border-line px-3.5 py-1.5 text-sm text-muted">{t('request.invalid')}</p>
        )}
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
          truncated ? 'border-b border-line px-1.5 py-1' : 'absolute top-1.5 right-9 pointer-coarse:right-13',
        )}
      >
        {truncated && (
          <LazyPart>
            <TruncatedNote request={request} whole={whole} shown={SHOWN_CHARACTERS} />
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
