import { Anchor, Button, type AnchorProps, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "style" | "color"> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

/** A way within the app. Underlined: among other words a colour alone would not tell it. */
export const AnchorLink = createLink((props: AnchorProps & Native) => (
  <Anchor underline="always" {...props} />
));

/** The same, where it is the thing to do next. */
export const ButtonLink = createLink((props: ButtonProps & Native) => <Button component="a" {...props} />);
