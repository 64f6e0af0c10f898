"""Write documents as PDF: `document.document`."""
