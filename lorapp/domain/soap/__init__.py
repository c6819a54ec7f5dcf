"""Match Week and SOAP: the hours, the letters ready for it, the applications sent."""
