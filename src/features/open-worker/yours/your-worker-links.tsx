import { workerName } from '#core/ids/worker-name.ts';
import { workerPath } from '#core/ids/worker-ref.ts';
import { TitleText } from '#parts/title-text.tsx';
import { TextLink } from '#ui/controls/link.tsx';

import { useYourWorkers } from './use-your-workers.ts';

const MOST = 8;

export function YourWorkerLinks() {
  const { workers } = useYourWorkers();
  return (
    <ul className="space-y-1 empty:hidden">
      {workers.slice(0, MOST).map((worker) => (
        <li key={worker.slug}>
          <TextLink href={workerPath(worker.slug)}>
            <TitleText whole={workerName(worker)} />
          </TextLink>{' '}
          <code className="text-sm text-muted">{worker.slug}</code>
        </li>
      ))}
    </ul>
  );
}
