import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { SOURCES } from '#core/draft/provenance.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { titleFor } from '#core/form/bilingual.ts';
import { formatList } from '#messages/format.ts';
import { useLanguage, useMessages } from '#messages/use-messages.ts';
import { SourcedReasons } from '#starts/question/sourced-reasons.tsx';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

type AskOutsideProps = {
  /** Of the dialog. */
  readonly title: string;
  readonly reasons: readonly StartReason[];
  readonly parameters: WorkerDescriptor['parameters'];
  readonly onAgree: () => void;
  readonly onClose: () => void;
};

/** Asks whether a task is to hold what came from outside: its runs are not asked about again. */
export function AskOutside({ title, reasons, parameters, onAgree, onClose }: AskOutsideProps) {
  const t = useMessages();
  const language = useLanguage();
  const set = new Set(reasons.map((reason) => ('source' in reason ? reason.source : undefined)));
  const sources = SOURCES.filter((source) => set.has(source));
  const titleOf = (field: string) => {
    const parameter = parameters.find(({ name }) => name === field);
    return parameter ? titleFor(parameter.title, language) : field;
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>
        {t('link.confirm.about', {
          sources: formatList(sources.map((source) => t(`link.confirm.from.${source}`))),
        })}
      </p>
      <SourcedReasons {...{ reasons, titleOf }} isFromOutside />
      <p>{t('task.keep.outside')}</p>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button data-first-focus onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <GuardedButton onClick={onAgree}>{t('task.keep.outside.agree')}</GuardedButton>
      </div>
    </Dialog>
  );
}
