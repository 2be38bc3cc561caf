import { lazy, type ReactNode, useRef, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { dangerKey, type LinkDanger, linkDangers } from '#core/share/link-dangers.ts';
import { splitIntoTasks } from '#core/tasks/split-into-tasks.ts';
import { loadWords } from '#messages/i18n.ts';
import { LatePart } from '#ui/late-part.tsx';
import { NotLoaded } from '#ui/not-loaded.tsx';

import type { ComposedDraft } from './use-draft.ts';
import type { StartIntent } from './use-start-run.ts';

const loadQuestion = async () => {
  const [module] = await Promise.all([import('./confirm-dangers.tsx'), loadWords('sharing')]);
  return { default: module.ConfirmDangers };
};
const ConfirmDangers = lazy(loadQuestion);

type Question = { readonly dangers: readonly LinkDanger[]; readonly answer: (agreed: boolean) => void };

type ConfirmStart = {
  /** Asks about what a link set and nobody changed, once for each danger; true where the start may go on, and never where the question cannot be loaded. */
  readonly confirm: (intent: StartIntent) => Promise<boolean>;
  readonly dialog: ReactNode;
};

/** The question before a start of a form that a link has filled. */
export function useConfirmStart(draft: ComposedDraft, descriptor: WorkerDescriptor): ConfirmStart {
  const [question, setQuestion] = useState<Question>();
  const [unasked, setUnasked] = useState(false);
  const agreedTo = useRef(new Set<string>());
  const confirm = async ({ order }: StartIntent): Promise<boolean> => {
    if (draft.marks === undefined) return true;
    const dangers = linkDangers(draft.marks, {
      options: draft.current().options,
      tasks: splitIntoTasks(descriptor.splitting, order.custom).count,
      system: descriptor.system,
    }).filter((danger) => !agreedTo.current.has(dangerKey(danger)));
    if (dangers.length === 0) return true;
    try {
      await loadQuestion();
    } catch {
      // Without the question nothing is sent.
      setUnasked(true);
      return false;
    }
    return new Promise((resolve) => {
      const answer = (agreed: boolean) => {
        if (agreed) for (const danger of dangers) agreedTo.current.add(dangerKey(danger));
        setQuestion(undefined);
        resolve(agreed);
      };
      setQuestion({ dangers, answer });
    });
  };
  return {
    confirm,
    dialog: unasked ? (
      <NotLoaded />
    ) : (
      question && (
        <LatePart>
          <ConfirmDangers
            dangers={question.dangers}
            earlierRun={draft.marks?.earlierRun ?? false}
            onAnswer={question.answer}
          />
        </LatePart>
      )
    ),
  };
}
