"""The analyst's hand: tables that come back are checked, their edits become judgements, and judgements show in the record."""
