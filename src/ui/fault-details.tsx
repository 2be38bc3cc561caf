import { useMessages } from '#messages/use-messages.ts';

export function FaultDetails({ error }: { readonly error: unknown }) {
  const t = useMessages();
  return (
    <details className="mt-2">
      <summary>{t('app.crash.details')}</summary>
      <pre className="mt-1 text-xs whitespace-pre-wrap">
        {error instanceof Error ? error.stack : String(error)}
      </pre>
    </details>
  );
}
