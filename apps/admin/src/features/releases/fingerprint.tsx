import { ActionIcon, Code, CopyButton, Group, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";

/** The hash of what a release says: its beginning, and the whole to copy. */
export function Fingerprint({ hash, of }: { readonly hash: string; readonly of: string }) {
  return (
    <Group gap={4} wrap="nowrap">
      <Code>{hash.slice(0, 12)}</Code>
      <CopyButton value={hash}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? "Copiée" : "Copier l'empreinte entière"}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              onClick={copy}
              aria-label={copied ? "Empreinte copiée" : `Copier l'empreinte de ${of}`}
            >
              {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
