import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import { titleFor } from '#core/form/bilingual.ts';
import type { RunOrder } from '#core/run/run.ts';
import { useLanguage, useMessages } from '#messages/use-messages.ts';
import { ReasonsList } from '#starts/question/reasons-list.tsx';
import { Guard } from '#ui/overlay/guard.tsx';

type AskOutsideProps = {
  readonly reasons: readonly StartReason[];
  readonly order: RunOrder;
  readonly parameters: WorkerDescriptor['parameters'];
  readonly onAgree: () => void;
  readonly onClose: () => void;
};

/** Asks whether a task may hold values from outside: its runs are not confirmed again. */
export function AskOutside({ reasons, order, parameters, ...answers }: AskOutsideProps) {
  const t = useMessages();
  const language = useLanguage();
  const titleOf = (field: string) => {
    const parameter = parameters.find(({ name }) => name === field);
    return parameter ? titleFor(parameter.title, language) : field;
  };
  return (
    <Guard
      title={t('task.keep.outside.title')}
      action={t('task.keep.outside.agree')}
      about={
        <>
          <ReasonsList reasons={reasons} order={order} titleOf={titleOf} />
          <p>{t('task.keep.outside')}</p>
        </>
      }
      {...answers}
    />
  );
}
