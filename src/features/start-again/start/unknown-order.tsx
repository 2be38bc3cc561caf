import { useMessages } from '#messages/use-messages.ts';
import { Notice } from '#ui/notice.tsx';

/** What is not known of a start, where the platform alone knows its order. */
export function UnknownOrder() {
  const t = useMessages();
  return <Notice tone="warn" className="mb-3" title={t('again.unforeseen')} />;
}
