import { IconUserCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useSociete, type Me } from "../api/session.tsx";
import classes from "./shell.module.css";

/** The way to one's own account, where one signs out. */
export function AccountLink({ me }: { readonly me: Me }) {
  const { slug } = useSociete();
  return (
    <Link
      to="/$societe/mon-compte"
      params={{ societe: slug }}
      className={classes["account"]}
      aria-label={`Compte de ${me.nom}`}
      title={`${me.nom}, ${me.email}`}
    >
      <IconUserCircle size={20} aria-hidden />
    </Link>
  );
}
