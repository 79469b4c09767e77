FLASK_APP=feedback.cli
