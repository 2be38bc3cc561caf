import { useMessages } from '#messages/use-messages.ts';

export function RequiredStar() {
  const t = useMessages();
  return (
    <span title={t('common.required')} className="font-normal text-bad">
      <span aria-hidden>*</span>
      <span className="sr-only">{t('common.required')}</span>
    </span>
  );
}
