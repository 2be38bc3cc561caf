import type { explain } from '#messages/en/explain.ts';
import { useMessages } from '#messages/use-messages.ts';
import { CodeBlock } from '../text/code-block.tsx';

export type Topic = keyof typeof explain extends `explain.${infer Name}` ? Name : never;

const CALLBACK_BODY = JSON.stringify(
  { run_slug: '01KSFDS8XWTJME33C08XMCR6B9', run_status: 'succeeded', result_count: 120, error_message: '' },
  null,
  2,
);

export type Explained = Topic | { readonly text: string };

export function Explanation({ of }: { readonly of: Explained }) {
  const t = useMessages();
  return (
    <div className="my-1 rounded border-l-3 border-accent bg-sunken px-3 py-2 text-sm wrap-anywhere">
      <p>{typeof of === 'string' ? t(`explain.${of}`) : of.text}</p>
      {of === 'callbackUrl' && (
        <CodeBlock
          text={CALLBACK_BODY}
          testId="callback-example"
          label={t('keys.callbackExample')}
          json
          className="mt-1.5 rounded"
        />
      )}
    </div>
  );
}
