import { Modal, type ModalProps } from '@mantine/core';
import { texts } from '../texts.js';

/** A window over the page. The Escape that closes it goes no further: under it, that key means something else. */
export function Dialog({ onClose, onKeyDown, ...rest }: ModalProps) {
  return (
    <Modal
      closeButtonProps={{ 'aria-label': texts.message.close }}
      {...rest}
      onClose={onClose}
      closeOnEscape={false}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    />
  );
}
