import { useMessages } from '#messages/use-messages.ts';

/** Says why there is no input of a run to see or to edit. */
export function NoInput() {
  const t = useMessages();
  return <p className="text-sm text-muted">{t('history.input.elsewhere')}</p>;
}
