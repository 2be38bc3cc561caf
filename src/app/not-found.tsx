import { TextLink } from '#ui/controls/link.tsx';
import { useMessages } from '#messages/use-messages.ts';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';

export function NotFound() {
  const t = useMessages();
  useDocumentTitle(t('app.notFound.title'));
  return (
    <div className="mx-auto max-w-lg py-16 text-center">
      <h1 className="text-xl font-semibold">{t('app.notFound.title')}</h1>
      <p className="mt-2 text-muted">{t('app.notFound.advice')}</p>
      <TextLink href="/" className="mt-4 inline-block">
        {t('app.notFound.home')}
      </TextLink>
    </div>
  );
}
