import { StartNews } from '#starts/start-news.tsx';

import { TabStarts } from './tab/tab-starts.tsx';

/** What became of the starts of this tab. */
export default function StartNewsInTab() {
  return (
    <TabStarts>
      <StartNews />
    </TabStarts>
  );
}
