import { Link } from 'wouter';

import { workerPath, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { TitleText } from '#parts/title-text.tsx';

type WorkerLinkProps = { readonly slug: WorkerSlug; readonly title: string; readonly detail: string };

/** A row that opens a Worker. */
export function WorkerLink({ slug, title, detail }: WorkerLinkProps) {
  return (
    <Link href={workerPath(slug)} className="block px-4 py-2.5 hover:bg-sunken">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold">
          <TitleText whole={title} />
        </span>
        <code className="text-xs text-faint">{slug}</code>
      </span>
      <span className="line-clamp-2 text-sm text-muted">{detail}</span>
    </Link>
  );
}
