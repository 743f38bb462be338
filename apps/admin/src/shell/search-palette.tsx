import { Modal } from "@mantine/core";

export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  return <Modal opened onClose={onClose} title="Chercher" />;
}
