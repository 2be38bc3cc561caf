import { excerpt } from '#core/cut-text.ts';
import { langOf, titleFor } from '#core/form/bilingual.ts';
import type { Language } from '#messages/language.ts';
import { useLanguage } from '#messages/use-messages.ts';

/** The same reference as long as the language is the same. */
const READ: Record<Language, (title: string) => string> = {
  en: (title) => titleFor(title, 'en'),
  'zh-CN': (title) => titleFor(title, 'zh-CN'),
};

export const useReadTitle = () => READ[useLanguage()];

export function TitleText({ whole }: { readonly whole: string }) {
  const title = useReadTitle()(whole);
  return (
    <span dir="auto" lang={langOf(title)} {...(title !== whole && { title: whole })}>
      {excerpt(title)}
    </span>
  );
}
