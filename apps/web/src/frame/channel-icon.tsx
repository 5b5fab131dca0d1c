import {
  IconFileText,
  IconForms,
  IconMail,
  IconMessage,
  IconPhone,
  IconVolume,
  type TablerIcon,
} from '@tabler/icons-react';
import { texts } from '../texts.js';

/** A shape for each way in: envelope, speech mark, form, sheet, handset. */
const SHAPES: Record<string, TablerIcon> = {
  email: IconMail,
  social: IconMessage,
  form: IconForms,
  letter: IconFileText,
  phone: IconPhone,
};

export function ChannelIcon({ type, size = 18 }: { type: string; size?: number }) {
  const Shape = SHAPES[type] ?? IconVolume;
  const name = texts.conversation.channelKinds[type] ?? type;
  return <Shape size={size} stroke={1.6} role="img" aria-label={name} />;
}
