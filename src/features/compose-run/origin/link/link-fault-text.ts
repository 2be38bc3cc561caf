import type { MessageKey } from '#messages/en.ts';
import type { Translate } from '#messages/i18n.ts';

import type { LinkFault } from '../../link/open-link.ts';

const WORDS: Record<LinkFault, MessageKey> = {
  empty: 'compose.link.problem.empty',
  damaged: 'compose.link.problem.damaged',
  unknownVersion: 'compose.link.problem.unknownVersion',
  tooLarge: 'compose.link.problem.tooLarge',
  wrongShape: 'compose.link.problem.wrongShape',
  otherWorker: 'compose.link.problem.otherWorker',
};

export function adviceOn(fault: LinkFault): MessageKey {
  if (fault === 'unknownVersion') return 'compose.link.damaged.newer';
  return fault === 'otherWorker' ? 'compose.link.damaged.other' : 'compose.link.damaged.again';
}

export function faultText(t: Translate, fault: LinkFault): string {
  return t(WORDS[fault]);
}
