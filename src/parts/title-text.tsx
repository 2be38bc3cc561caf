import { excerpt } from '#core/cut-text.ts';
import { langOf, titleFor } from '#core/form/bilingual.ts';
import type { Language } from '#messages/language.ts';
import { useLanguage } from '#messages/use-messages.ts';

/** The very same function as long as the language is. */
const READ: Record<Language, (title: string) => string> = {
  en: (title) => titleFor(title, 'en'),
  'zh-CN': (title) => titleFor(title, 'zh-CN'),
};

/** Gives of a title in two languages the half that the person reads. */
export const useReadTitle = () => READ[useLanguage()];

/** The title of a parameter or a Worker as the person reads it, and no longer than an excerpt; the whole is in the tooltip. */
export function TitleText({ whole }: { readonly whole: string }) {
  const title = useReadTitle()(whole);
  return (
    <span dir="auto" lang={langOf(title)} {...(title !== whole && { title: whole })}>
      {excerpt(title)}
    </span>
  );
}
