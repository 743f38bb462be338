import { Text } from "@mantine/core";
import classes from "./expected-under.module.css";

/** What came, and under it what was expected, each with its word: colours alone say nothing. */
export function ExpectedUnder({ actual, expected }: { readonly actual: string; readonly expected: string }) {
  return (
    <Text span size="sm">
      <span className={actual === expected ? classes["expected"] : classes["actual"]}>obtenu {actual}</span>
      <br />
      <span className={classes["expected"]}>attendu {expected}</span>
    </Text>
  );
}
