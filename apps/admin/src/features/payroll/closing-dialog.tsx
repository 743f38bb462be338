import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";

/** Asks before a closing, which nothing undoes; the keyboard stands on the way out. */
export function ClosingDialog({
  title,
  says,
  opened,
  onCancel,
  onClose,
}: {
  readonly title: string;
  readonly says?: string;
  readonly opened: boolean;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={title}
      closeButtonProps={{ "aria-label": "Fermer sans clore" }}
    >
      <Stack>
        <Text>Une clôture ne se défait pas :</Text>
        <List size="sm" spacing="xs">
          <List.Item>le bulletin et le relevé deviennent définitifs ;</List.Item>
          <List.Item>leurs écritures passent au compte d'activité ;</List.Item>
          <List.Item>une erreur se corrige ensuite par un rappel, dans le mois ouvert.</List.Item>
        </List>
        {says !== undefined && (
          <Text size="sm" c="dimmed">
            {says}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} data-autofocus>
            Ne pas clore
          </Button>
          <Button
            onClick={() => {
              onCancel();
              onClose();
            }}
          >
            Clore définitivement
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
