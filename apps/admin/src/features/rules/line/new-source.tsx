import type { SourceText } from "@bareme/rule-schema";
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useReturnFocus } from "../../../parts/use-return-focus.ts";

/** Asks for a text of law or trade that the layer does not name yet. */
export function NewSource({
  onClose,
  onName,
}: {
  readonly onClose: () => void;
  readonly onName: (source: SourceText) => void;
}) {
  useReturnFocus();
  const [text, setText] = useState("");
  const [url, setUrl] = useState("");
  const [published, setPublished] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // The form stands within a page, not within its form.
    event.stopPropagation();
    onName({ text: text.trim(), ...(url !== "" && { url }), ...(published !== "" && { published }) });
  };
  return (
    <Modal opened onClose={onClose} title="Nouveau texte">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Texte"
            description="Comme on le cite : arrêté, article, avenant, contrat"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            required
            data-autofocus
          />
          <TextInput
            label="Adresse"
            description="Où on le lit, si c'est en ligne"
            type="url"
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <TextInput
            label="Date de publication"
            type="date"
            value={published}
            onChange={(event) => setPublished(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
            <Button type="submit" disabled={text.trim() === ""}>
              Citer ce texte
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
