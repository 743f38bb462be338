import { Anchor, Button, type AnchorProps, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "style" | "color"> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

/** A way within the app, in a text. */
export const AnchorLink = createLink((props: AnchorProps & Native) => <Anchor {...props} />);

/** The same, where it is the thing to do next. */
export const ButtonLink = createLink((props: ButtonProps & Native) => <Button component="a" {...props} />);
